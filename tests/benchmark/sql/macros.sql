-- How rows draw: by a number that follows from the number of the case and from what is chosen. Hashed once only, the
-- numbers of two choices would differ in the same bits for every case.
create or replace temp macro draw(j, salt) as hash(hash(j, salt));
create or replace temp macro pick_from(list, j, salt) as list[1 + cast(draw(j, salt) % len(list) as bigint)];
create or replace temp macro pick(name, j) as pick_from(getvariable(name), j, name);
create or replace temp macro pick_of(name, theme, j) as pick_from(getvariable(name)[theme + 1], j, name);
create or replace temp macro part(j, salt) as (draw(j, salt) % 1048576) / 1048576.0;
create or replace temp macro share(what) as getvariable('shares')[what];
create or replace temp macro happens(j, what) as part(j, what) < share(what);

-- A rank from 1 to n by Zipf's law; a number drawn from the normal distribution.
create or replace temp macro ranked(n, j, salt) as cast(floor(pow(n + 1, part(j, salt))) as bigint);
create or replace temp macro normal(j, salt) as
    sqrt(-2 * ln(1 - part(j, salt || ' r'))) * cos(2 * pi() * part(j, salt || ' a'));

-- How amounts and days are written in prose and in the columns.
create or replace temp macro plain(x) as rtrim(rtrim(cast(cast(x as decimal(18, 2)) as varchar), '0'), '.');
create or replace temp macro with_commas(x) as format('{:,.2f}', cast(x as double));
create or replace temp macro in_wan(x) as
    rtrim(rtrim(cast(cast(cast(x as decimal(18, 2)) / 10000 as decimal(18, 6)) as varchar), '0'), '.');
create or replace temp macro in_chinese(day) as strftime(day, '%Y年%-m月%-d日');
create or replace temp macro in_capitals(x) as case
    when x % 1000 = 0 and x < 1000000 then whole_in_capitals(cast(x as bigint))
    else plain(x) || '元' end;
create or replace temp macro whole_in_capitals(x) as concat(
    getvariable('numerals')[x // 10000 + 1], case when x >= 10000 then '万' end,
    getvariable('numerals')[x // 1000 % 10 + 1], case when x // 1000 % 10 > 0 then '仟' end, '元整');

-- Names: of a place without its last character, of persons, shops, streets and goods.
create or replace temp macro person_of(j) as pick('surnames', j) || pick('given', j);
create or replace temp macro masked_person(j) as pick('surnames', j + 1) || '某某';
create or replace temp macro brand_of(j) as pick('first', j) || pick('second', j);
create or replace temp macro address_of(place, j) as
    concat(place, pick('roads', j), pick('streets', j), cast(1 + draw(j, 'house') % 480 as varchar), '号');
create or replace temp macro lot_of(day, j) as
    strftime(day, '%Y%m%d') || chr(cast(65 + draw(j, 'lot') % 26 as integer));

-- The unified social credit code of 17 characters and their check character (GB 32100-2015).
create or replace temp macro signs() as '0123456789ABCDEFGHJKLMNPQRTUWXY';
create or replace temp macro check_number(body) as (31 - list_sum(list_transform(
    list_zip(string_split(body, ''), [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]),
    lambda pair: (instr(signs(), pair[1]) - 1) * pair[2])) % 31) % 31;
create or replace temp macro unified_code(body, slip) as
    body || substr(signs(), 1 + cast((check_number(body) + slip) % 31 as integer), 1);

-- How agencies write what the decision has: the number in other brackets, the day in other forms, nothing as a mark.
create or replace temp macro written_number(number, j) as case
    when not happens(j, 'odd_number') then number
    when draw(j, 'brackets') % 4 = 0 then translate(number, '〔〕', '[]')
    when draw(j, 'brackets') % 4 = 1 then translate(number, '〔〕', '（）')
    when draw(j, 'brackets') % 4 = 2 then translate(number, '〔〕', '【】')
    else replace(replace(number, '〔', ' 〔'), '〕', '〕 ') end;
create or replace temp macro written_day(day, j) as case
    when not happens(j, 'odd_date') then cast(cast(day as date) as varchar)
    when draw(j, 'day form') % 2 = 0 then in_chinese(day)
    else strftime(day, '%Y/%-m/%-d') end;
create or replace temp macro no_code(j, column_no) as case when happens(j + column_no, 'no_code_mark') then '/' end;
