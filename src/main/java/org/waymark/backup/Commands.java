package org.waymark.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.waymark.award.RestoredBadges;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.KeptFiles;

/** What the program does instead of serving: {@code backup FILE}, {@code restore FILE} and {@code move}. */
@ComponentScan(basePackageClasses = WaymarkSettings.class)
@ConfigurationPropertiesScan(basePackageClasses = {WaymarkSettings.class, KeptFiles.class})
@ComponentScan(
        basePackages = "org.waymark",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
@Import(KeptFiles.class)
public class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private static final String USAGE = "Waymark knows the commands \"backup FILE\", \"restore FILE\" and \"move\";"
            + " without one it serves. See src/docs/operating.md.";

    private static final Map<String, Integer> COMMANDS = Map.of("backup", 2, "restore", 2, "move", 1);

    /** An archive was made, and something is not in it. */
    private static final int NOT_ALL = 3;

    private static final int NAMED = 20;

    private final Environment environment;
    private final List<JavaMigration> migrations;
    private final WaymarkSettings settings;
    private final ObjectProvider<KeptFiles> files;
    private final ObjectProvider<BytesEncryptor> encryptor;
    private final Clock clock;

    Commands(
            Environment environment,
            List<JavaMigration> migrations,
            WaymarkSettings settings,
            ObjectProvider<KeptFiles> files,
            ObjectProvider<BytesEncryptor> encryptor,
            Clock clock) {
        this.environment = environment;
        this.migrations = migrations;
        this.settings = settings;
        this.files = files;
        this.encryptor = encryptor;
        this.clock = clock;
    }

    /** Whether the program was asked for something else than to serve. */
    public static boolean given(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /** What is said to the operator, and the number that the program ends with. */
    private record Answer(int status, String sentence) {

        static Answer of(Manifest.End end, String sentence) {
            List<String> lost = end.lost();
            return lost.isEmpty()
                    ? new Answer(0, sentence)
                    : new Answer(
                            NOT_ALL,
                            sentence + " " + lost.size() + " files of evidence could NOT be read and are not in it;"
                                    + " end.json in the archive names each: "
                                    + String.join(" ", lost.subList(0, Math.min(lost.size(), NAMED))));
        }
    }

    /**
     * Does what was asked for.
     *
     * @return 0 when it was done, 3 when it was done but for files that could not be read; what was done, or why not, is
     *     printed
     */
    public static int run(PrintStream out, String... arguments) {
        if (arguments.length != COMMANDS.getOrDefault(arguments[0], -1)) {
            out.println(USAGE);
            return 2;
        }
        SpringApplication application = new SpringApplication(Commands.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        try (ConfigurableApplicationContext context = application.run()) {
            Answer answer = context.getBean(Commands.class).done(List.of(arguments));
            out.println(answer.sentence());
            return answer.status();
        } catch (Exception e) {
            String sentence = Said.toTheOperator(e);
            if (sentence == null) {
                log.error("The command {} stopped", arguments[0], e);
                sentence = "The command " + arguments[0] + " stopped: " + Said.by(e) + ". The log has all of it.";
            }
            out.println(sentence);
            return 1;
        }
    }

    private Answer done(List<String> arguments) throws Exception {
        return switch (arguments.get(0)) {
            case "backup" -> backup(Path.of(arguments.get(1)).toAbsolutePath());
            case "restore" -> restore(Path.of(arguments.get(1)).toAbsolutePath());
            default -> move();
        };
    }

    private Answer backup(Path file) throws Exception {
        Database database = Database.of(environment, migrations).mustExist();
        requireSecret();
        List<Path> left = Backup.leftBeside(file);
        Manifest.End end =
                new Backup(database, files.getObject(), encryptor.getObject(), baseUrl()).into(file, clock.instant());
        return Answer.of(
                end,
                file + " has " + counted(end) + ". Its keys are sealed under "
                        + (settings.secret() == null
                                ? "the secret in " + secretFile() + ", which is not in it"
                                : "WAYMARK_SECRET, which is not in it")
                        + ": keep a copy of that elsewhere. What people wrote and brought is in it as it is: keep it as safe"
                        + " as the database." + left(left));
    }

    /** Nobody here can know whether another machine still writes them. */
    private static String left(List<Path> parts) {
        return parts.isEmpty()
                ? ""
                : " Beside it are parts of backups that did not come to their end: "
                        + parts.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + ". Delete them unless one is being made at this moment: people's data stand in them.";
    }

    private Answer restore(Path file) throws Exception {
        requireSecret();
        Database database = Database.of(environment, migrations);
        Restore.Restored restored =
                new Restore(database, files.getObject(), encryptor.getObject(), baseUrl()).held(file, clock.instant());
        RestoredBadges.remember(clock.instant(), database.dataSource());
        return Answer.of(
                restored.end(),
                "Restored as of " + restored.manifest().takenAt() + ": " + counted(restored.end()) + ". "
                        + badge(database)
                        + " Start Waymark: it begins new status lists by itself. What was revoked or suspended since then must be"
                        + " decided again under /admin/awards. Letters, grades and all else that is due wait until you say under /admin/jobs"
                        + " that this is the real one; where it is a copy to look at, do not.");
    }

    private Answer move() throws Exception {
        Database to = Database.of(environment, migrations);
        if (to.isH2()) {
            throw new Refused(
                    "Set SPRING_DATASOURCE_URL (and _USERNAME, _PASSWORD) to the new, empty PostgreSQL database"
                            + " to which the one in " + settings.dataDir() + " is to move.");
        }
        requireSecret();
        Database from = to.at(settings.embeddedDatabase()).mustExist();
        boolean toBucket = files.getObject().inBucket();
        Path scratch = Files.createDirectories(settings.dataDir().resolve("scratch"))
                .toAbsolutePath()
                .resolve("move.tar.gz");
        Files.deleteIfExists(scratch);
        try {
            new Backup(from, toBucket ? KeptFiles.inFolder(settings.dataDir()) : null, encryptor.getObject(), baseUrl())
                    .into(scratch, clock.instant());
            Restore.Restored restored = new Restore(
                            to, toBucket ? files.getObject() : null, encryptor.getObject(), baseUrl())
                    .from(scratch);
            String badge = badge(to);
            Path old = settings.dataDir().resolve("waymark.mv.db");
            Files.move(old, old.resolveSibling("waymark.mv.db.moved"), StandardCopyOption.ATOMIC_MOVE);
            return Answer.of(
                    restored.end(),
                    "Moved: " + counted(restored.end()) + ". " + badge + " The old database is kept as "
                            + old.resolveSibling("waymark.mv.db.moved") + "; "
                            + (toBucket
                                    ? "the evidence is in the bucket now, and in the folder as well."
                                    : "the evidence stays in the data folder."));
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private String badge(Database database) {
        return RestoredBadges.newestHolds(database.dataSource(), settings)
                .map(held -> {
                    if (!held) {
                        throw new Refused("All rows are there, but the signature of the newest badge does not hold."
                                + " Do not open the door; tell the makers.");
                    }
                    return "The signature of the newest badge holds.";
                })
                .orElse("There is no badge whose signature could be checked.");
    }

    private static String counted(Manifest.End end) {
        return end.allRows() + " rows of " + end.rows().size() + " tables and " + end.files() + " files of evidence";
    }

    /** Before a new one is made, which would fit nothing. */
    private void requireSecret() throws IOException {
        if (settings.secret() == null && !Files.exists(secretFile())) {
            throw new Refused(
                    "There is no secret: set WAYMARK_SECRET as it was, or put the file \"secret\" of that time"
                            + " into " + settings.dataDir().toAbsolutePath().normalize() + ".");
        }
    }

    private Path secretFile() {
        return settings.dataDir().resolve("secret").toAbsolutePath().normalize();
    }

    private String baseUrl() {
        return settings.baseUrl().toString();
    }
}
