${createdAt} timestamp(${timestampPrecision}) with time zone not null,
${updatedAt} timestamp(${timestampPrecision}) with time zone not null
