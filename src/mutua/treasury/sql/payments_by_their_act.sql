-- Payments come with their batch, whose record names the act (payment_of_new_batch), and never change
-- but for their state: to record each once more took half the time of writing them.
drop trigger recorded on treasury_payment;
create trigger recorded after insert on treasury_payment
  for each statement execute function mutua.by_an_act();
