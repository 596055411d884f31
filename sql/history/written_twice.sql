-- What schema 5 had not: the sums in words and in digits of each penalty text that writes one twice, in yuan.
update cases
set in_words_yuan = try_cast(read.words as decimal(18, 2)), in_digits_yuan = try_cast(read.digits as decimal(18, 2))
from (
    select unnest($texts) as text, unnest($words) as words, unnest($digits) as digits
) as read
where cases.penalty_text = read.text
