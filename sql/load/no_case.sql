-- Whether a row is no case: by what it says, as long as nothing in it is only a case's; last, by what it has.
coalesce(
    case
        when {repeats} then true
        when is_example({first}) or {is_lettered} then true
        when {tells} then false
        when {is_sum} then true
        when not ({counts}) and is_foot({first}) then true
        else {is_alone} end,
    false)
