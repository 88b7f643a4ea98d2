-- Persons whose name an import has overwritten with nothing: a link and a heading need a text. The import names them again.
update person set family_name = 'Uten navn' where given_name = '' and family_name = '';
select recount_holders_of_people(array(select person_id from person where given_name = '' and family_name = 'Uten navn'));
