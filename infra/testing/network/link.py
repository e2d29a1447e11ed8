"""A network namespace whose only way out is this program: it delays, drops and cuts what passes.

    link.py NAME HERE THERE

Makes the namespace NAME with the address THERE, reached from this side's address HERE (both of one /30), says "ready",
and then takes lines of JSON on its input, each answered with "ok": delayMs, loss (share), kbit (a second and direction;
0 is no bound), udp and tcp ("pass" or "drop"), spared (a TCP port on this side that is never dropped by tcp). It ends
with its input and takes the namespace with it.
"""

import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
CLONE_NEWNET = 0x40000000
UDP, TCP = 17, 6
# What waits longer for its turn on a slow line is dropped, as a router does (s).
LONGEST_QUEUE = 0.3

libc = ctypes.CDLL(None, use_errno=True)


def enter(path):
    with open(path) as space:
        if libc.setns(space.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {path}")


def ip(*words):
    subprocess.run(["ip", *words], check=True)


def open_tun(name, address):
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", name.encode(), IFF_TUN | IFF_NO_PI))
    ip("address", "add", f"{address}/30", "dev", name)
    ip("link", "set", name, "up")
    return tun


def ports_of(packet):
    header = (packet[0] & 0x0F) * 4
    return struct.unpack("!HH", packet[header : header + 4])


class Line:
    """What passes in one direction."""

    def __init__(self, out):
        self.out = out
        self.waiting = []
        self.free_at = 0.0
        self.count = 0

    def take(self, packet, rules, now):
        if not passes(packet, rules) or random.random() < rules["loss"]:
            return
        leaves = now
        if rules["kbit"]:
            leaves = max(now, self.free_at)
            if leaves - now > LONGEST_QUEUE:
                return
            leaves += len(packet) * 8 / (rules["kbit"] * 1000)
            self.free_at = leaves
        self.count += 1
        heapq.heappush(self.waiting, (leaves + rules["delayMs"] / 1000, self.count, packet))

    def deliver(self, now):
        while self.waiting and self.waiting[0][0] <= now:
            try:
                os.write(self.out, heapq.heappop(self.waiting)[2])
            except BlockingIOError:
                pass

    def next_at(self):
        return self.waiting[0][0] if self.waiting else float("inf")


def passes(packet, rules):
    if packet[0] >> 4 != 4:
        return False
    if packet[9] == UDP:
        return rules["udp"] == "pass"
    if packet[9] == TCP:
        return rules["tcp"] == "pass" or rules["spared"] in ports_of(packet)
    return True


def main(name, here, there):
    rules = {"delayMs": 0, "loss": 0.0, "kbit": 0, "udp": "pass", "tcp": "pass", "spared": 0}
    ip("netns", "add", name)
    try:
        near = open_tun(name, here)
        enter(f"/run/netns/{name}")
        ip("link", "set", "lo", "up")
        far = open_tun(name, there)
        ip("route", "add", "default", "via", here)
        lines = {near: Line(far), far: Line(near)}
        print("ready", flush=True)
        pump(lines, rules)
    finally:
        ip("netns", "delete", name)


def pump(lines, rules):
    commands = b""
    while True:
        now = time.monotonic()
        for line in lines.values():
            line.deliver(now)
        soonest = min(line.next_at() for line in lines.values())
        wait = None if soonest == float("inf") else max(0.0, soonest - time.monotonic())
        for ready in select.select([0, *lines], [], [], wait)[0]:
            if ready == 0:
                read = os.read(0, 65536)
                if not read:
                    return
                commands += read
                while b"\n" in commands:
                    command, commands = commands.split(b"\n", 1)
                    rules.update(json.loads(command))
                    print("ok", flush=True)
                continue
            now = time.monotonic()
            for _ in range(64):
                try:
                    lines[ready].take(os.read(ready, 65536), rules, now)
                except BlockingIOError:
                    break


main(*sys.argv[1:])
