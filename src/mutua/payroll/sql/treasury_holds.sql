-- Who says that pay came back holds its person first, like a run that takes of her pay: neither reckons
-- with what the other is about to settle.

grant execute on function mutua.hold_for_pay to mutua_treasury;
