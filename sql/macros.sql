-- The names that the report SQL uses beyond the portable subset; another engine fills them in for itself.

-- Quantile p of x, interpolated in DOUBLE and rounded to cents half away from zero.
create or replace macro exact_quantile(x, p) as
    round(cast(quantile_cont(cast(x as double), p) as decimal(24, 6)), 2);

-- A figure with two decimals, half away from zero.
create or replace macro in_cents(x) as round(cast(x as decimal(24, 6)), 2);

-- A ratio in percent with two decimals; null over nothing.
create or replace macro percent_of(part, whole) as
    in_cents(100.0 * cast(part as double) / nullif(cast(whole as double), 0));

-- How much later lies above base, in percent, not rounded; null over nothing.
create or replace macro rise(later, base) as
    100.0 * (cast(later as double) - cast(base as double)) / nullif(cast(base as double), 0);

-- The length of a list.
create or replace macro array_size(l) as len(l);

-- A text that no spreadsheet runs as a formula: a quote mark before what begins like one.
create or replace macro guarded(x) as
    case when regexp_matches(x, '^''*[\s　]*[=+\-@＝＋－＠\t\r\n]') then '''' || x else x end;
