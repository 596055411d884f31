-- Cases on or after the day.
c.ref_date >= $since
