"""What shares of the generated rows are how, but for chance: `sql/` draws by them, and a test counts the rows."""

SHARES = {
    "individual": 0.35,  # individual businesses, the others are companies;
    "operator_only": 0.035,  # of all: known by the operator's name alone
    "operator_behind": 0.07,  # or by a shop's name with the operator's behind it
    "wrong_code": 0.01,  # a unified code with a wrong check character
    "old_code": 0.02,  # an old registration number instead of it
    "odd_number": 0.08,  # the decision number in other brackets, or with blanks
    "unknown_words": 0.08,  # the violation in words that no list of keywords has
    "prices": 0.10,  # the facts tell a purchase and a sale price
    "sums": 0.25,  # the facts tell the value of the goods or the gains
    "whole_thousands": 0.45,  # the fine is drawn to the thousand
    "whole_hundreds": 0.45,  # or to the hundred, else to the cent
    "no_fine_cell": 0.15,  # the column of fines is empty
    "no_gains_cell": 0.15,  # the column of confiscations is empty
    "in_wrong_unit": 0.0015,  # the column tells the fine in 元 under 万元
    "another_fine": 0.0015,  # the column tells another fine than the text
    "odd_date": 0.05,  # the day of decision as 2023年3月5日 or 2023/3/5
    "unreadable_date": 0.00025,  # or as nothing that is a day
    "unreadable_fine": 0.00025,  # the column of fines holds words
    "future_date": 0.001,  # the day of decision lies ten years ahead
    "doubled": 0.0005,  # the row before, once more
    "spare_code": 0.04,  # each of the other columns of codes holds one
    "no_code_mark": 0.10,  # or a mark for nothing: /
    "unique_basis": 0.5,  # with --unique-basis: a legal basis that no other row has
}
"""Each is drawn by itself: a row may have an odd number and a wrong code."""

BASES = 5000
"""Distinct legal bases; their frequencies follow Zipf's law within each of the ten themes."""

AGENCIES = 3000
CHANGED = 0.05
"""Of all rows, those that the delta tells again with another fine; as many are new."""
