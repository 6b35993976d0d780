package org.waymark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The application with the sandbox LMS on a real port, not yet connected; all tests so marked share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"waymark.sandbox.connect=false", "waymark.scenario.enabled=false"})
@ActiveProfiles("sandbox")
@Import(TestClock.Configuration.class)
@ContextConfiguration(initializers = TestDatabases.H2.class)
public @interface OnSandbox {}
