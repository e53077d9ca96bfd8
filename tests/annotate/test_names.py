from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.releases import knowledge, release
from tui.annotate.names import Names
from tui.annotate.sentences import sentences
from tui.model import BlockKind, Mention

NAMES = Names(knowledge())
PIECES = (
    *(
        "Operation",
        "Sen.",
        "Rob",
        "Wainwright",
        "Europol",
        "(EC3)",
        "of",
        "the",
        "and",
        "U.S.",
        "Act",
        "2007",
        "Virginia",
    ),
    *(
        "Hurricane",
        "County",
        "Inc.",
        ",",
        ".",
        "\n\n",
        "’s",
        "said",
        "“",
        "”",
        "S.597",
        "VA",
        "Task",
        "Force",
        "Second",
    ),
)


def names_in(text: str) -> list[Mention]:
    document = release(text)
    return list(NAMES.find(document, sentences(document, knowledge())))


def named(text: str, kind: str) -> list[tuple[str, str]]:
    """The words and canonical names of one kind of mention."""
    return [(" ".join(text[each.start : each.end].split()), each.name) for each in names_in(text) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Operation Falcon’ led to arrests.", [("Operation Falcon", "Falcon")]),
        ("Operation FALCON began in May.", [("Operation FALCON", "Falcon")]),
        ("Operation “Silver Tide” began in May.", [("Operation “Silver Tide", "Silver Tide")]),
        ("An operation codenamed Falcon, led by Europol, ended.", [("Falcon", "Falcon")]),
        ("It was part of Operation In Plain Sight. More follows.", [("Operation In Plain Sight", "In Plain Sight")]),
        ("Falcon raids: Operation Falcon. Operation Falcon Press Conference", [("Operation Falcon", "Falcon")] * 2),
        ("OPERATION FALCON LEADS TO ARRESTS", [("OPERATION FALCON", "Falcon")]),
        ("Officers and Europol Coordinate Joint Operation Aimed at Finding Victims", []),
        ("The Operation Centre was staffed all night.", []),
        ("The operation was a success. The book was dubbed Falcon.", []),
        ("A senior official was nicknamed Falcon by friends.", []),
    ],
)
def test_operations(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text, "operation") == expected


def test_an_operation_is_cut_to_what_the_document_calls_it_elsewhere() -> None:
    text = "So far Operation Falcon has helped. Operation Falcon Results Today were shown."
    assert [name for _, name in named(text, "operation")] == ["Falcon", "Falcon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bill (S.597) passed.", [("S.597", "S. 597")]),
        ("The House bill, HR.1132, stalled.", [("HR.1132", "H.R. 1132")]),
        ("They voted for H.R. 1 and S.J.Res. 12 today.", [("H.R. 1", "H.R. 1"), ("S.J.Res. 12", "S.J.Res. 12")]),
        ("The S&P 500 fell.", []),
        (
            "The 2012 Winter Games and the Song Contest 2013 end.",
            [("2012 Winter Games",) * 2, ("Song Contest 2013",) * 2],
        ),
        ("In Case No. 1:11-cv-0123 he won.", [("Case No. 1:11-cv-0123", "Case 1:11-cv-0123")]),
        (
            "He backed the Fair Ports and Harbours Act of 2007 then.",
            [("Fair Ports and Harbours Act of 2007", "Fair Ports and Harbours Act of 2007")],
        ),
        ("He has to Act now.", []),
        (
            "Later Hurricane Zelda hit. Zelda then weakened to Tropical Storm Zelda.",
            [
                ("Hurricane Zelda", "Hurricane Zelda"),
                ("Zelda", "Hurricane Zelda"),
                ("Tropical Storm Zelda", "Hurricane Zelda"),
            ],
        ),
        ("The National Hurricane Center spoke.", []),
        ("It is based on Resolution No. 1430/2019 of May.", [("Resolution No. 1430/2019", "Resolution 1430/2019")]),
        ("It fell under Public Law 107-56 then.", [("Public Law 107-56", "Public Law 107-56")]),
        (
            "Then the Third Missing Persons Task Force (MPTF) met. The MPTF closed.",
            [("Third Missing Persons Task Force", "Third Missing Persons Task Force")]
            + [("MPTF", "Third Missing Persons Task Force")] * 2,
        ),
        (
            "We support Clean Rivers Day 2014 again. Clean Rivers Day is in May.",
            [("Clean Rivers Day 2014", "Clean Rivers Day 2014"), ("Clean Rivers Day", "Clean Rivers Day 2014")],
        ),
    ],
)
def test_cases(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text, "case") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met at Europol’s European Cybercrime Centre (EC3). Then EC3 left.",
            ["Europol"] + ["European Cybercrime Centre"] * 3,
        ),
        ("She told the FBI and the U.S. Postal Service.", ["Federal Bureau of Investigation", "U.S. Postal Service"]),
        ("Today the Ministry of Foreign Affairs spoke.", ["Ministry of Foreign Affairs"]),
        ("Staff of the Department of Health and Human Services spoke.", ["Department of Health and Human Services"]),
        ("It was the Ministry of Defence and the police.", ["Ministry of Defence"]),
        ("Then the Union of Lamplighters and Chandlers (ULC) spoke.", ["Union of Lamplighters and Chandlers"] * 2),
        ("It left the Cape Space Center on STS-1 then.", ["Cape Space Center"]),
        ("He told the steel company CEOs to come.", []),
        ("Staff of Marlow University of the UK spoke.", ["Marlow University"]),
        ("The steelmaker Danube Steel Group said no.", ["Danube Steel Group"]),
        ("It was sold to Blue Hill Assets, Inc. last year.", ["Blue Hill Assets, Inc."]),
        ("Orders went to DLT Ipari Kft. (DLT Limited) then.", ["DLT Ipari Kft.", "DLT Limited"]),
        ("She studied at the University of Washington then.", ["University of Washington"]),
        ("We asked the Danish Maritime Safety Agency (DMSA). The DMSA agreed.", ["Danish Maritime Safety Agency"] * 3),
        ("The daily Hírlap wrote of it. Hírlap has it from the newspaper Nap.", ["Hírlap", "Hírlap", "Nap"]),
        ("The National Emergency Operation Centre (NEOC) spoke.", ["National Emergency Operation Centre"] * 2),
        ("It was the FBIs doing, and Homeland Securitys.", ["Federal Bureau of Investigation"]),
        ("The Senate Ports and Public Roads Committee met.", ["Senate Ports and Public Roads Committee"]),
        ("The commission met. The Commission left. Police came.", []),
        ("An ice sheet and a who is who.", []),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    assert [name for _, name in named(text, "organisation")] == expected


def test_brackets_behind_a_name_that_they_cannot_stand_for_teach_nothing() -> None:
    text = "We asked the Danish Maritime Safety Agency (QXZ). The QXZ agreed."
    assert [words for words, _ in named(text, "organisation")] == ["Danish Maritime Safety Agency"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It is over, said Ada Byron, Director of Europol.", "Ada Byron", "Director of Europol"),
        ("Sen. Pete Marlow voted.", "Pete Marlow", "Sen."),
        ("U.S. Attorney Soo C. Kang spoke.", "Soo C. Kang", "U.S. Attorney"),
        ("Florida Governor Ron DeVille spoke.", "Ron DeVille", "Florida Governor"),
        ("Yesterday Prime Minister Ana Roca spoke.", "Ana Roca", "Prime Minister"),
        ("Yesterday Prime minister Ugo Roca spoke.", "Ugo Roca", "Prime minister"),
        ("The entrepreneur Elmo Tusk paid.", "Elmo Tusk", "entrepreneur"),
        (
            "Nils Aage Ibsen, Danish National Commissioner of Police, said so.",
            "Nils Aage Ibsen",
            "Danish National Commissioner of Police",
        ),
        (
            "We spoke with Béla Kovács, the Hungarian Government commissioner responsible.",
            "Béla Kovács",
            "Hungarian Government commissioner",
        ),
        ("The bill of Dianne Marlow (D-Calif.) passed.", "Dianne Marlow", None),
        ("Contact: Cody Wertham, 303/455-7600.", "Cody Wertham", None),
        ("“No,” said Thandi Mbeko.", "Thandi Mbeko", None),
        ("We met Ursula von der Heide there.", "Ursula von der Heide", None),
        ("They met Ambassador to the United States Lee Tae-oh there.", "Lee Tae-oh", None),
        (
            "FBI Assistant Director in Charge Janice K. Marlow spoke.",
            "Janice K. Marlow",
            "FBI Assistant Director in Charge",
        ),
        ("Ms. Jane Marlow, a spokeswoman for Chrysler, spoke.", "Jane Marlow", "spokeswoman for Chrysler"),
        ("Syrian President Bashar al-Marlow spoke.", "Bashar al-Marlow", "Syrian President"),
        ("It went to Ronald C. Mason Jr. of Utah.", "Ronald C. Mason Jr.", None),
        ("The union’s president, Zorba Quux, left.", "Zorba Quux", "president"),
        (
            "The secretary general of the UN agency, Zorba Quux, left.",
            "Zorba Quux",
            "secretary general of the UN agency",
        ),
    ],
)
def test_a_person_with_evidence_and_office(text: str, name: str, role: str | None) -> None:
    people = [each for each in names_in(text) if each.kind == "person"]
    assert [(each.name, each.role) for each in people] == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "The Falcon Heavy rocket stood in Virginia Beach.",
        "The Crew Dragon capsule landed near Cape Town.",
        "Stanford University and Georgia Tech won.",
        "He is the Director of Europol.",
        "It pleased the mayor, Quint Harbour firms, and others.",
        "In the storm, Zita Harbour, a town, was hit.",
    ],
)
def test_no_person_without_evidence(text: str) -> None:
    assert named(text, "person") == []


def test_a_bare_surname_is_the_one_person_who_bears_it() -> None:
    text = "MARLOW VOTES YES\n\nSen. Pete Marlow voted. Marlow left, and Senator Marlow’s aide too."
    assert [name for _, name in named(text, "person")] == ["Pete Marlow"] * 4


def test_a_surname_that_two_people_bear_names_neither() -> None:
    text = "Sen. Pete Marlow met Rep. Ada Marlow. Then Marlow left."
    assert [words for words, _ in named(text, "person")] == ["Pete Marlow", "Ada Marlow"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danish and Italian police met in The Hague.", ["Denmark", "Italy", "The Hague"]),
        ("It spread over Trinidad and Tobago and the UK.", ["Trinidad and Tobago", "United Kingdom"]),
        ("They are from Kill Devil, N.C., and Java, VA.", ["Kill Devil", "North Carolina", "Java", "Virginia"]),
        (
            "The International Space Station passed over Cape Marlow Air Force Base.",
            ["International Space Station", "Cape Marlow Air Force Base"],
        ),
        ("He spoke in Washington, D.C., and in Washington.", ["Washington, D.C.", "Washington"]),
        ("It hit Palm Grove County in Florida.", ["Palm Grove County", "Florida"]),
        ("In Jordan and in Georgia people left; Jordan Smith stayed.", ["Jordan", "Georgia"]),
        ("IN THE END US CITIZENS OR OTHERS WON", []),
        ("The nice turkey was cooked.", []),
        ("Firms in the West Bank closed.", ["West Bank"]),
        ("Many New Mexicans and some Mexicans came.", ["Mexico"]),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert [name for _, name in named(text, "place")] == expected


def test_a_name_may_run_over_a_hard_line_break() -> None:
    text = "We told Rob\nMarlow, Director of the European\nCommission, about Operation\nFalcon in New\n  Zealand."
    assert [each.name for each in names_in(text)] == ["Rob Marlow", "European Commission", "Falcon", "New Zealand"]


def test_furniture_names_nothing() -> None:
    document = release("Europol in Rome.\n\nNo name.", kinds={0: BlockKind.FURNITURE})
    assert NAMES.find(document, sentences(document, knowledge())) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_names_do_not_overlap_and_begin_and_end_in_words(words: list[str]) -> None:
    text = " ".join(words)
    found = names_in(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] != "" for each in found)
