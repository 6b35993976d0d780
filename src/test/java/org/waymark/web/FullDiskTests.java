package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.SmallDisk;
import org.waymark.settings.NoRoom;

/** H2 on a disk that is full for a while. */
class FullDiskTests {

    @Test
    void anEmbeddedDatabaseSaysSoAndGoesOnByItselfWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(12);
                HikariDataSource pool = pool("jdbc:h2:file:" + disk.folder().resolve("waymark"))) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table kept (id int primary key, words varchar)").update();
            jdbc.sql("insert into kept values (0, 'before')").update();
            jdbc.sql("checkpoint sync").update();
            disk.fill();

            Throwable refused = null;
            for (int each = 1; each < 200 && refused == null; each++) {
                int id = each;
                refused = catchThrowable(() -> {
                    jdbc.sql("insert into kept values (?, ?)")
                            .params(id, "x".repeat(100_000))
                            .update();
                    jdbc.sql("checkpoint sync").update();
                });
            }
            assertThat(refused).isNotNull();
            assertThat(NoRoom.said(refused)).contains("No space left");
            disk.makeRoom();

            // Each connection of the pool at most fails once.
            for (int each = 0; each < 20 && catchThrowable(() -> count(jdbc)) != null; each++) {
                Thread.sleep(100);
            }
            assertThat(jdbc.sql("select words from kept where id = 0")
                            .query(String.class)
                            .single())
                    .isEqualTo("before");
            assertThat(jdbc.sql("insert into kept values (-1, 'after')").update())
                    .isOne();
        }
    }

    @Test
    void postgresSaysItByANumber() {
        assertThat(NoRoom.said(new IllegalStateException(
                        new SQLException("could not extend file \"base/1/2\": the disk is full", "53100"))))
                .contains("the disk is full");
        assertThat(NoRoom.said(new SQLException("too many clients", "53300"))).isNull();
    }

    @Test
    void aFolderThatIsMountedToBeReadAloneIsToldFromAFullOne() throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(4)) {
            disk.lock();
            Throwable refused =
                    catchThrowable(() -> Files.writeString(disk.folder().resolve("evidence"), "x"));

            assertThat(NoRoom.said(new UncheckedIOException((IOException) refused)))
                    .isNotNull()
                    .matches(NoRoom::isReadOnly);
        }
    }

    private static long count(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from kept").query(Long.class).single();
    }

    /** With what the application sets. */
    private static HikariDataSource pool(String url) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        config.setExceptionOverrideClassName(
                String.valueOf(yaml.getObject().getProperty("spring.datasource.hikari.exception-override-class-name")));
        return new HikariDataSource(config);
    }
}
