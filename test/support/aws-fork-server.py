"""Runs lines of the aws CLI, each in a fork of a process that has imported it: a second of Python less for each line.

    python aws-fork-server.py SOCKET [EXTRA…]   (EXTRA stands before the words of every line)

A client sends its standard streams as file descriptors, then its words, folder and environment; it is answered with one
byte, the exit code. The server ends when its standard input does.
"""

import io
import marshal
import os
import select
import signal
import socket
import struct
import sys
import traceback

path, extra = sys.argv[1], sys.argv[2:]
sys.argv = ["aws"]
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull

import awscli.clidriver  # noqa: E402
import awscli.customizations.s3.subcommands  # noqa: E402, F401
import botocore.httpsession  # noqa: E402, F401
import botocore.parsers  # noqa: E402, F401
import s3transfer.manager  # noqa: E402, F401

awscli.clidriver.create_clidriver()
# The program tells its library by this variable where its models lie.
models = os.environ.get("AWS_DATA_PATH")


def receive(connection):
    head, streams, _, _ = socket.recv_fds(connection, 4, 3)
    left = struct.unpack("!I", head)[0]
    parts = []
    while left > 0:
        part = connection.recv(min(left, 65536))
        if not part:
            raise EOFError
        parts.append(part)
        left -= len(part)
    return streams, marshal.loads(b"".join(parts))


def run(connection):
    """In the fork: becomes the program that the client was started as."""
    streams, (words, folder, environment) = receive(connection)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    sys.stdin = open(0, closefd=False, encoding=encoding)
    sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False), encoding, errors, line_buffering=os.isatty(1))
    sys.stderr = io.TextIOWrapper(open(2, "wb", closefd=False), encoding, "backslashreplace", line_buffering=True)
    os.environ.clear()
    os.environ.update(environment)
    os.environ["AWS_DATA_PATH"] = os.pathsep.join(filter(None, [environment.get("AWS_DATA_PATH"), models]))
    os.chdir(folder)
    sys.argv = ["aws", *extra, *words]
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):
            pass
    connection.sendall(bytes([(code or 0) & 255]))


def reap(*_):
    """Takes the ends of forks, with the time they took."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, reap)
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen(64)
print("ready", flush=True)
while True:
    readable, _, _ = select.select([listener, sys.stdin], [], [])
    if sys.stdin in readable:
        break
    connection, _ = listener.accept()
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        listener.close()
        try:
            run(connection)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    connection.close()
