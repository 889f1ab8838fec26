package io.bulla.samples.springboot;

import org.springframework.boot.test.context.SpringBootTest;

/** On the real driver. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:plain;DB_CLOSE_DELAY=-1")
class PlainPatientTest extends PatientContract {}
