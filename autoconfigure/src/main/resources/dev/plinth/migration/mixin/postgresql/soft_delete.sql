${deletedAt} timestamp(${timestampPrecision}) with time zone,
${deletedBy} varchar(${auditorLength}),
${deletionId} uuid
