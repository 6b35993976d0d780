package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Launch Doctor says for every code what an administrator can do about it. */
class AdviceTests {

    private static final Pattern SERVICE_CODE = Pattern.compile("\"(service_[a-z_]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_es.properties"})
    void isThereForEveryReasonToRefuseALaunch(String file) throws IOException {
        assertThat(read(file).stringPropertyNames())
                .containsAll(Arrays.stream(LaunchProblem.values())
                        .map(problem -> "lti.doctor.code." + problem.code())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_es.properties"})
    void isThereForEveryAnswerOfAService(String file) throws IOException {
        Stream<String> codes = SERVICE_CODE
                .matcher(Files.readString(Path.of("src/main/java/org/waymark/lti/ServiceIncidents.java")))
                .results()
                .map(match -> "lti.doctor.code." + match.group(1));

        assertThat(read(file).stringPropertyNames()).containsAll(codes.toList());
    }

    private static Properties read(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        return messages;
    }
}
