${deletedAt} datetime(${timestampPrecision}),
${deletedBy} varchar(${auditorLength}),
${deletionId} uuid
