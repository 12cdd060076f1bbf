create sequence if not exists plinth_id_seq start with 1 increment by 50;
