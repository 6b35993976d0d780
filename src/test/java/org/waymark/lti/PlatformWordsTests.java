package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirement 86: the error bodies that LMSs really send. */
class PlatformWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {"error":"invalid_client","error_description":"Unknown key"} | invalid_client: Unknown key
                {"errors":[{"message":"User not found in course or is not a student"}]} | User not found in course or is not a student
                {"errors":{"domain":[{"message":"taken"}]}} | taken
                {"errors":"No such column"} | No such column
                token_already_used | token_already_used
                [] | HTTP 400 Bad Request
                {not json | {not json
                <html><body>Sorry</body></html> | HTTP 400 Bad Request
                """)
    void areFoundInTheBody(String body, String words) {
        assertThat(PlatformWords.of(400, body)).isEqualTo(words);
    }

    @Test
    void areCutAfter500Characters() {
        assertThat(PlatformWords.of(400, "x".repeat(5000))).hasSize(500);
    }
}
