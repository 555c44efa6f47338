-- The twin makes what several nodes at one database share. In SQLite there is one node, and its keys are in its folder.
select 1;
