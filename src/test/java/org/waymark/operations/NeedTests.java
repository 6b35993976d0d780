package org.waymark.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedTests {

    @ParameterizedTest
    @CsvSource({
        "3_999_000_000,  50_000_000_000, 1",
        "0,               2_000_000_000, 1",
        "5_000_000_000, 900_000_000_000, 0",
        "3_000_000_000,  20_000_000_000, 0",
    })
    void aDiskWithLittleRoomHasLessThanATenthAndLessThanFourGigabytes(String free, String total, int needs) {
        assertThat(Need.DISK_FULL.count(with(Map.of(Figure.DISK_FREE, bytes(free), Figure.DISK_TOTAL, bytes(total)))))
                .isEqualTo(needs);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0"})
    void aFolderThatCannotBeWrittenIsOne(double locked, int needs) {
        assertThat(Need.FOLDER_LOCKED.count(with(Map.of(Figure.FOLDER_LOCKED, locked))))
                .isEqualTo(needs);
    }

    @Test
    void aDiskThatCannotBeAskedIsNotCounted() {
        Reading reading = with(Map.of(Figure.DISK_FREE, Double.NaN, Figure.DISK_TOTAL, Double.NaN));

        assertThat(Need.DISK_FULL.count(reading)).isZero();
        assertThat(Need.NOT_COUNTED.count(reading)).isEqualTo(2);
    }

    private static double bytes(String number) {
        return Double.parseDouble(number.replace("_", ""));
    }

    private static Reading with(Map<Figure, Double> numbers) {
        Node node = Node.ours("one:8080", Instant.EPOCH, numbers);
        return new Reading(Instant.EPOCH, true, numbers, Map.of(), List.of(node));
    }
}
