-- What a well database has none of, each with how many there are.
select 'cases that stand twice' as what, count(*) - count(distinct case_id) as count from cases
union all
select 'citations of no case', count(*) from readings where not exists (select 1 from cases where cases.basis = readings.basis)
union all
select 'price lines of no case', count(*) from prices where case_id not in (select case_id from cases)
union all
select 'cases of no load', count(*) from cases where load_id not in (select load_id from loads)
union all
select 'same_as that names no case', count(*) from cases where same_as is not null and same_as not in (select case_id from cases)
union all
select 'cases that the kept counts do not tell of', abs((select count(*) from cases) - sum(cases)) from tallies having count(*) > 0
