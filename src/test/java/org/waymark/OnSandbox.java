package org.waymark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The application with the sandbox LMS on a real port, not yet connected; all tests so marked share one context. The port
 * is chosen before the start, since the tool's own address holds it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"waymark.sandbox.connect=false", "waymark.scenario.enabled=false"})
@ActiveProfiles("sandbox")
@Import(TestClock.Configuration.class)
@ContextConfiguration(initializers = {TestDatabases.H2.class, OnSandbox.FreePort.class})
public @interface OnSandbox {

    class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("server.port=" + TestPorts.free()).applyTo(context);
        }
    }
}
