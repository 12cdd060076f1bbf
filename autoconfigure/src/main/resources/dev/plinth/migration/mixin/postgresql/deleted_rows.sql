where ${deletedAt} is not null
