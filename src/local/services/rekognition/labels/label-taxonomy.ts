/** Rekognition's name for an object, its ancestors, and its category. */
export interface LabelPlace {
  readonly name: string;
  /** Nearest first. */
  readonly parents: readonly string[];
  readonly category: string;
}

/** `coco name > label, its parents`; the things of one category in one list. Names as in Rekognition's list of labels. */
const byCategory: Readonly<Record<string, readonly string[]>> = {
  "Person Description": ["person > Person"],
  "Vehicles and Automotive": [
    "car > Car, Vehicle, Transportation",
    "motorcycle > Motorcycle, Vehicle, Transportation",
    "bus > Bus, Vehicle, Transportation",
    "truck > Truck, Vehicle, Transportation",
    "bicycle > Bicycle, Vehicle, Transportation",
    "airplane > Airplane, Aircraft, Vehicle, Transportation",
    "train > Train, Vehicle, Transportation",
    "boat > Boat, Vehicle, Transportation",
  ],
  "Transport and Logistics": ["traffic light > Traffic Light, Light", "parking meter > Parking Meter"],
  "Public Safety": ["fire hydrant > Fire Hydrant, Hydrant", "stop sign > Stopsign, Road Sign, Sign, Symbol"],
  "Animals and Pets": [
    "bird > Bird, Animal",
    "cat > Cat, Pet, Mammal, Animal",
    "dog > Dog, Canine, Pet, Mammal, Animal",
    "horse > Horse, Mammal, Animal",
    "sheep > Sheep, Livestock, Mammal, Animal",
    "cow > Cow, Cattle, Livestock, Mammal, Animal",
    "elephant > Elephant, Wildlife, Mammal, Animal",
    "bear > Bear, Wildlife, Mammal, Animal",
    "zebra > Zebra, Wildlife, Mammal, Animal",
    "giraffe > Giraffe, Wildlife, Mammal, Animal",
  ],
  "Apparel and Accessories": [
    "backpack > Backpack, Bag",
    "umbrella > Umbrella, Canopy",
    "handbag > Handbag, Bag, Accessories",
    "tie > Tie, Formal Wear, Accessories",
    "suitcase > Suitcase, Luggage, Baggage",
  ],
  Sports: [
    "frisbee > Frisbee, Toy",
    "skis > Skis, Outdoors",
    "snowboard > Snowboard, Outdoors",
    "sports ball > Ball, Sport",
    "baseball bat > Baseball Bat, Baseball, Sport",
    "baseball glove > Baseball Glove, Baseball, Sport",
    "skateboard > Skateboard",
    "surfboard > Surfboard, Water, Outdoors",
    "tennis racket > Tennis Racket, Racket, Tennis, Sport",
    "kite > Kite, Toy",
  ],
  "Kitchen and Dining": [
    "bottle > Bottle",
    "wine glass > Wine Glass, Glass, Beverage, Alcohol",
    "cup > Cup",
    "fork > Fork, Cutlery",
    "knife > Knife, Cutlery",
    "spoon > Spoon, Cutlery",
    "bowl > Bowl",
  ],
  "Food and Beverage": [
    "banana > Banana, Fruit, Produce, Food",
    "apple > Apple, Fruit, Produce, Food",
    "orange > Orange, Citrus Fruit, Fruit, Produce, Food",
    "sandwich > Sandwich, Food",
    "broccoli > Broccoli, Vegetable, Produce, Food",
    "carrot > Carrot, Vegetable, Produce, Food",
    "hot dog > Hot Dog, Food",
    "pizza > Pizza, Food",
    "donut > Donut, Sweets, Food",
    "cake > Cake, Dessert, Food",
  ],
  "Furniture and Furnishings": [
    "bench > Bench, Furniture",
    "chair > Chair, Furniture",
    "couch > Couch, Furniture",
    "bed > Bed, Furniture",
    "dining table > Dining Table, Table, Furniture",
    "clock > Clock",
    "vase > Vase, Pottery, Jar",
  ],
  "Plants and Flowers": ["potted plant > Potted Plant, Plant"],
  "Home and Indoors": ["toilet > Toilet, Bathroom, Indoors", "sink > Sink", "hair drier > Blow Dryer, Appliance"],
  "Home Appliances": [
    "microwave > Microwave, Appliance, Electrical Device",
    "oven > Oven, Appliance, Electrical Device",
    "toaster > Toaster, Appliance, Electrical Device",
    "refrigerator > Refrigerator, Appliance, Electrical Device",
  ],
  "Technology and Computing": [
    "tv > TV, Screen, Electronics, Hardware",
    "laptop > Laptop, Computer, Pc, Electronics",
    "mouse > Mouse, Computer Hardware, Electronics, Hardware",
    "remote > Remote Control, Electronics",
    "keyboard > Computer Keyboard, Computer Hardware, Electronics, Hardware",
    "cell phone > Mobile Phone, Phone, Electronics",
  ],
  "Text and Documents": ["book > Book, Publication"],
  "Tools and Machinery": ["scissors > Scissors"],
  "Toys and Gaming": ["teddy bear > Teddy Bear, Toy"],
  "Beauty and Personal Care": ["toothbrush > Toothbrush, Brush"],
};

const rows = Object.entries(byCategory).flatMap(([category, things]) =>
  things.map((thing) => {
    const [coco = "", line = ""] = thing.split(" > ");
    const [name = "", ...parents] = line.split(", ");
    return { coco, place: { name, parents, category } };
  }),
);
const byCocoName = new Map<string, LabelPlace>(rows.map(({ coco, place }) => [coco, place]));
const byLabel = new Map<string, LabelPlace>(rows.map(({ place }) => [place.name.toLowerCase(), place]));

/** The label for a kind of thing of the COCO dataset. */
export function placeOfThing(cocoName: string): LabelPlace | undefined {
  return byCocoName.get(cocoName);
}

/** A label by its name, upper or lower case. Names that are not in the table have no parents and no category. */
export function placeOfLabel(name: string): LabelPlace {
  return byLabel.get(name.toLowerCase()) ?? { name, parents: [], category: "" };
}
