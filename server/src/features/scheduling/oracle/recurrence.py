"""Expands series with Python's calendar and zoneinfo: an oracle that shares neither code nor time zone data with us.

Standard input: one JSON array per line, [zone, date, time, rhythm, on, count], where `rhythm` is a number of weeks or
"month" and `on` is 1 to 4 or "last". Standard output: first the version of the time zone data, then one JSON array per
line: [instant, offset from UTC] of each session in seconds, or null where the zone is not known here.
"""
import calendar
import json
import pathlib
import sys
import zoneinfo
from datetime import date, datetime, time, timedelta


def data_version():
    for folder in zoneinfo.TZPATH:
        source = pathlib.Path(folder, "tzdata.zi")
        if source.exists():
            return source.read_text().split("\n", 1)[0].removeprefix("# version ")
    return "unknown"


def in_month(year, month, weekday, on):
    days = [
        week[weekday]
        for week in calendar.Calendar().monthdatescalendar(year, month)
        if week[weekday].month == month
    ]
    return days[-1] if on == "last" else days[on - 1]


def days_of(first, rhythm, on, count):
    for index in range(count):
        if rhythm == "month":
            months = first.year * 12 + first.month - 1 + index
            yield in_month(months // 12, months % 12 + 1, first.weekday(), on)
        else:
            yield first + timedelta(weeks=rhythm * index)


def expand(zone, first, clock, rhythm, on, count):
    try:
        info = zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None
    at = time.fromisoformat(clock)
    # fold=0: the first of two where clocks are put back, and the offset from before where they skip the time.
    moments = [datetime.combine(day, at, tzinfo=info) for day in days_of(date.fromisoformat(first), rhythm, on, count)]
    instants = [int(moment.timestamp()) for moment in moments]
    return [[instant, offset_at(instant, info)] for instant in instants]


def offset_at(instant, info):
    return int(datetime.fromtimestamp(instant, info).utcoffset().total_seconds())


print(data_version())
for line in sys.stdin:
    print(json.dumps(expand(*json.loads(line))))
