${createdBy} varchar(${auditorLength}) not null,
${updatedBy} varchar(${auditorLength}) not null
