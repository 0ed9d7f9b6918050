"""The 64-bit FNV-1a hash that golden files keep in place of the values themselves (tests/support/fnv1a.h reads it)."""


def of_bytes(chunks):
    """16 hexadecimal digits for the bytes of all chunks, one after the other."""
    value = 0xCBF29CE484222325
    for chunk in chunks:
        for byte in chunk:
            value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def of_ids(ids):
    """Each id counts as four bytes, the lowest first."""
    return of_bytes(number.to_bytes(4, "little") for number in ids)
