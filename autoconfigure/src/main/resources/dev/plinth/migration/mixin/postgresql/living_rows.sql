where ${deletedAt} is null
