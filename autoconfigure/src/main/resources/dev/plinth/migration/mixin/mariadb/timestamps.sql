${createdAt} datetime(${timestampPrecision}) not null,
${updatedAt} datetime(${timestampPrecision}) not null
