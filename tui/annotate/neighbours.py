"""Words that can be two things, decided by their neighbours: "a *cut* of 3 percent", "they *cut* jobs".

The letters are those of :mod:`tui.annotate.word_classes`; the small ones those of :mod:`tui.annotate.lexicon`.
"""

from __future__ import annotations

from tui.annotate.patterns import Pattern

_OPEN = Pattern("[yzgxtchdEGV]")
_VERBS = frozenset("VEBHW")


def settled(joined: str) -> str:
    """The classes with every word decided that can be two things, by its neighbours."""
    classes = list(joined)
    last = len(classes) - 1
    for match in _OPEN.finditer(joined):
        i = match.start()
        after = classes[i + 1] if i < last else "."
        if after == "R" and i + 2 <= last:
            after = classes[i + 2]
        j = i - 1
        while j >= 0 and classes[j] in 'R"' and not (joined[j] == "d" and classes[j - 1] == "P"):
            j -= 1  # but "police on *Monday* detained protesters"
        classes[i] = _one_class(classes[i], classes[j] if j >= 0 else ".", after, classes, i)
    if joined[-1:] == "." and "z" in joined and _VERBS.isdisjoint(classes):
        for i in range(1, last):
            if joined[i] == "z" and classes[i - 1] in "NM" and classes[i + 1] in "NA":
                classes[i] = "V"  # the only verb there can be: "the line *cuts* journey times"
                break
    return "".join(classes)


def _before_nominals(classes: list[str], i: int) -> str:
    """The class of the word before the nominal run before word ``i``; "." where there is none."""
    j = i - 1
    while j >= 0 and classes[j] in "DANSMJX":
        j -= 1
    return classes[j] if j >= 0 else "."


def _is_relative(classes: list[str], i: int) -> bool:
    """Whether a relative clause without a verb is open before word ``i`` ("the port through which it *passes*")."""
    for j in range(i - 1, max(-1, i - 12), -1):
        if classes[j] in "VEGBHW.;:":
            return False
        if classes[j] == "Z":
            return True
    return False


def _one_class(one: str, before: str, after: str, classes: list[str], i: int) -> str:
    match one:
        case "E":
            described = (before in "QDAFPXV" and after in "NSMJAyzgx") or (before == "D" and after in "Qc")
            return "A" if described else "E"
        case "G":
            if before in "QDAX" and after in "NSMJAyzgxQ":
                return "A"
            if before == "#" and after == "F":
                return "N"  # "the 2008 burning of"
            closes = after in ".,;:)CPFLBHW-" and not (before == "N" and after == "P")  # "the building *coming* down"
            return "N" if closes and before in "DAXNF" else "G"
        case "d":
            return "R"
        case "g":
            opens = after in "DQUX" or (before == "S" and after in "ANSM")  # "two projects *furthering* research"
            return "G" if before == "B" or (opens and before not in "DAXQ") else "N"
        case "x":
            if before in "TWU":
                return "V"
            return "N" if before in "DN" and after in "VEHBWPTF.,;" else "A"
        case "t":
            if after in "BHWVE" or (after in "zy" and before in "NSMJ"):
                return "Z"
            return "K" if after in "DQUMJ" or before in "VEG" else "D"
        case "c":
            closes = before == "N" and (after in ".,;:)F" or _before_nominals(classes, i) in "VEGT")
            return "N" if (before in "DAFPXQ" and after not in "DQU") or closes else "V" if before in "TWU" else "E"
        case "h":
            return "E" if after in "DQUt" and before not in "DAXQ" else "A"
        case "V":
            return "N" if before in "DAX" and after not in "DQU" else "V"
    noun, verb = ("N", "V") if one == "y" else ("S", "V")
    if before in "TW" and one == "z":
        return noun
    if before in "TWUZ" or (before in "HB" and one == "y" and after in "DQ"):
        return verb
    if before == "Q" and after in "DU":
        return verb
    if before in "DAFPXQ":
        return noun
    if before == ("N" if one == "z" else "S") and after in ".," and _is_relative(classes, i):
        return verb
    if before == "S" and one == "y" and classes[i - 1] == '"':
        return noun  # an "unfunded needs" list
    if before == "S" and one == "y":
        return verb if after in "DQUTPFAMNSRyzt" else noun
    if before == "N" and one == "y":
        return noun
    if before in "SMJN#":
        if _before_nominals(classes, i) == "H":
            return noun  # "had household gun ownership *rates* above 50%"
        if after == "T" and one == "z" and "".join(classes[i + 2 : i + 3]) in ("Q", "D"):
            return noun  # "diverted corporate funds to three accounts"
        return verb if after in "DQUTt" or (one == "z" and after in "AMSJ" and before in "MJN") else noun
    if before in "C,":
        return verb if after in "DQUt" or (after in "C," and "V" in classes[max(0, i - 8) : i]) else noun
    return verb if after in "DQUt" else noun
