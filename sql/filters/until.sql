-- Cases on or before the day.
c.ref_date <= $until
