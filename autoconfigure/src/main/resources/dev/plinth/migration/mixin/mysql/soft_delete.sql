${deletedAt} datetime(${timestampPrecision}),
${deletedBy} varchar(${auditorLength}),
${deletionId} binary(16)
