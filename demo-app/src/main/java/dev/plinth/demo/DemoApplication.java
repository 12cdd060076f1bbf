package dev.plinth.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The sample: users, products and invoices behind a REST API. It holds no configuration of
 * Plinth at all, the starter on the class path is enough.
 */
@SpringBootApplication
public class DemoApplication {

	/**
	 * Start the sample.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

}
