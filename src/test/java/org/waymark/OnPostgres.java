package org.waymark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.waymark.jobs.LeftUndone;

/** The whole application on a real PostgreSQL, with MockMvc and a {@link TestClock}; all tests so marked share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@Import(TestClock.Configuration.class)
@ContextConfiguration(initializers = TestDatabases.Postgres.class)
@TestExecutionListeners(listeners = LeftUndone.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface OnPostgres {}
