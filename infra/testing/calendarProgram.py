"""A calendar program in miniature: reads messages one after the other and tells what stands in its calendar then.

It shares no code with us: `icalendar` reads the files, `dateutil` their rules and their VTIMEZONEs, `zoneinfo` knows
the zones by name. An event is known by UID and RECURRENCE-ID; of two statements the one with the higher SEQUENCE holds,
and of the same the one with the later DTSTAMP; CANCEL removes.

Standard input: one JSON object per line, {messages: [text], probes: [[instant, zone]]}, instants in seconds. Standard
output: first the version of the time zone data, then one JSON object per line:
{calendars: {name: [[instant, seconds, summary]]}, cancelled: n, offsets: [seconds or null], faults: [text]}.
There is a calendar for each way in which programs differ: with the zones of the file or with their own by that name,
and with a rule's time that clocks skip left out, as RFC 5545 wants it, or put off until after the change.
"""
import io
import json
import pathlib
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone

from dateutil import rrule, tz
from icalendar import Calendar


def data_version():
    for folder in zoneinfo.TZPATH:
        source = pathlib.Path(folder, "tzdata.zi")
        if source.exists():
            return source.read_text().split("\n", 1)[0].removeprefix("# version ")
    return "unknown"


def faults_of(text):
    """What is wrong with the lines themselves (RFC 5545, 3.1)."""
    raw = text.encode()
    if not raw.endswith(b"\r\n") or b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""):
        yield "lines end otherwise than by CRLF"
    for line in raw.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets"
        line.decode()  # Folded between two characters, not within one.


class Time:
    """What a property says: a naive time and the name of its zone, or None for UTC."""

    def __init__(self, value, parameters):
        self.naive = value.replace(tzinfo=None)
        self.zone = parameters.get("TZID")
        if self.zone is None and value.tzinfo is None:
            raise ValueError("a floating time")


def time_of(event, name):
    value = event.get(name)
    return None if value is None else Time(value.dt, value.params)


def excluded(event):
    value = event.get("EXDATE")
    lists = value if isinstance(value, list) else [] if value is None else [value]
    return {date.dt.replace(tzinfo=None) for dates in lists for date in dates.dts}


class Client:
    def __init__(self):
        self.events = {}  # (uid, recurrence id) -> (sequence, stamp, event or None once it is removed)

    def take(self, text):
        calendar = Calendar.from_ical(text)
        zones = {str(zone["TZID"]): clocks_in(zone) for zone in calendar.walk("VTIMEZONE")}
        for event in calendar.walk("VEVENT"):
            # The zones that it means came with it.
            event.zones = zones
            at = time_of(event, "RECURRENCE-ID")
            key = (str(event["UID"]), at and at.naive)
            rank = (int(event["SEQUENCE"]), event["DTSTAMP"].dt.isoformat())
            if key in self.events and self.events[key][:2] > rank:
                continue
            removed = calendar["METHOD"] == "CANCEL"
            if removed and at is None:
                for other in [other for other in self.events if other[0] == key[0]]:
                    if self.events[other][0] <= rank[0]:
                        self.events[other] = (*rank, None)
            whole = self.events.get((key[0], None))
            if whole and whole[2] is None and whole[0] >= rank[0]:
                continue
            self.events[key] = (*rank, None if removed else event)

    def shown(self, from_file, is_strict):
        found = []
        for (uid, recurrence), (_, _, event) in self.events.items():
            if event is None or str(event["STATUS"]) == "CANCELLED":
                continue
            start, end = time_of(event, "DTSTART"), time_of(event, "DTEND")
            first, last = (instant_of(time.naive, clocks_of(time, event, from_file))[0] for time in (start, end))
            length = int((last - first).total_seconds())
            clocks = clocks_of(start, event, from_file)
            for naive in days_of(event, start, clocks):
                instant, exists = instant_of(naive, clocks)
                if "RRULE" in event and ((uid, naive) in self.events or (is_strict and not exists)):
                    continue
                found.append([int(instant.replace(tzinfo=timezone.utc).timestamp()), length, str(event["SUMMARY"])])
        return sorted(found)


def clocks_in(zone):
    return tz.tzical(io.StringIO(zone.to_ical().decode())).get(str(zone["TZID"]))


def clocks_of(time, event, from_file):
    if time.zone is None:
        return timezone.utc
    return event.zones[time.zone] if from_file else zoneinfo.ZoneInfo(time.zone)


def instant_of(naive, clocks):
    """The instant of a time in naive UTC, the first one where clocks show it twice, and whether they ever show it."""

    def offset(at, fold=0):
        return at.replace(tzinfo=clocks, fold=fold).utcoffset()

    before, after = offset(naive - timedelta(hours=4)), offset(naive + timedelta(hours=4))
    forward = after - before
    # Clocks are put forward within these hours, and this time is among those that they skip.
    if forward > timedelta(0) and offset(naive, 1) == after and offset(naive - forward, 1) == before:
        return naive - before, False
    return naive - offset(naive), True


def days_of(event, start, clocks):
    rule = event.get("RRULE")
    if rule is None:
        return [start.naive]
    said = dict(part.split("=") for part in rule.to_ical().decode().split(";"))
    until = datetime.strptime(said.pop("UNTIL"), "%Y%m%dT%H%M%SZ")
    text = ";".join(f"{name}={value}" for name, value in said.items())
    without = excluded(event)
    days = rrule.rrulestr(text, dtstart=start.naive).between(start.naive, until + timedelta(days=2), inc=True)
    return [day for day in days if day not in without and instant_of(day, clocks)[0] <= until]


def offset_at(instant, zone):
    try:
        moment = datetime.fromtimestamp(instant, zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None
    return int(moment.utcoffset().total_seconds())


def answer(case):
    client = Client()
    for text in case["messages"]:
        client.take(text)
    offsets = [offset_at(*probe) for probe in case["probes"]]
    ways = {"file": True}
    if None not in offsets:
        ways["name"] = False
    return {
        "calendars": {
            f"{way}{'Strict' if is_strict else ''}": client.shown(from_file, is_strict)
            for way, from_file in ways.items()
            for is_strict in (False, True)
        },
        "cancelled": sum(
            event is not None and str(event["STATUS"]) == "CANCELLED" for (_, _, event) in client.events.values()
        ),
        "offsets": offsets,
        "faults": [fault for text in case["messages"] for fault in faults_of(text)],
    }


if __name__ == "__main__":
    print(data_version())
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))))
