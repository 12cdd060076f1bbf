/*
 * Copyright 2026 the Plinth authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.plinth.guide.quickstart;

import java.util.List;

import dev.plinth.softdelete.DeletedRows;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service of the guide.
 */
@Service
class InvoiceService {

	private final InvoiceRepository invoices;

	InvoiceService(InvoiceRepository invoices) {
		this.invoices = invoices;
	}

	List<Invoice> everything() {
		return DeletedRows.include(() -> this.invoices.findAll());
	}

	@Transactional
	void erase(Long id) {
		DeletedRows.edit(() -> this.invoices.findById(id).ifPresent((invoice) -> invoice.setAmount(null)));
	}

}
