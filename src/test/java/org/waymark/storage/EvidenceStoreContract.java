package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.storage.EvidenceStore.Found;
import org.waymark.storage.EvidenceStore.Found.Part;
import org.waymark.storage.EvidenceStore.Growing;

/** What the disk and S3 both do. */
abstract class EvidenceStoreContract {

    private static final int MEGA = 1024 * 1024;

    private final String key = StoreKey.fresh(UUID.randomUUID());

    abstract EvidenceStore store();

    @Test
    void saysTheMarkThatItWasGivenLastAndCountsItAmongNoFiles() throws IOException {
        store().mark("0190-first");
        store().mark("0190-last");

        assertThat(store().mark()).isEqualTo("0190-last");
        store().each(found -> assertThat(found.key()).isNotEqualTo(EvidenceStore.MARK));
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        byte[] small = bytes(100);

        store().put(key, new ByteArrayInputStream(small));

        assertThat(all(key)).isEqualTo(small);
    }

    @Test
    void keepsMoreThanGoesInOnePiece() throws IOException {
        byte[] large = bytes(19 * MEGA + 7);

        store().put(key, new ByteArrayInputStream(large));

        assertThat(Arrays.equals(all(key), large)).isTrue();
    }

    @Test
    void keepsNothingOfAStreamThatBreaksOff() throws IOException {
        assertThatThrownBy(() -> store().put(key, brokenAfter(bytes(9 * MEGA)))).isInstanceOf(IOException.class);

        assertThat(found()).isEmpty();
    }

    @Test
    void keepsTheLastWordOfAName() throws IOException {
        store().note("a-word", "first");
        store().note("a-word", "second");

        assertThat(store().noted("a-word")).contains("second");

        store().forget("a-word");
        assertThat(store().noted("a-word")).isEmpty();
    }

    @Test
    void aWordIsNoFile() throws IOException {
        store().note("last-place", "something");

        store().each(each -> assertThat(each.key()).doesNotContain("last-place"));
    }

    @Test
    void givesNothingBehindTheEnd() throws IOException {
        store().put(key, new ByteArrayInputStream(bytes(100)));

        try (InputStream in = store().open(key, 100, 10)) {
            assertThat(in.readAllBytes()).isEmpty();
        }
    }

    @Test
    void beginsAnywhere() throws IOException {
        byte[] some = bytes(1000);
        store().put(key, new ByteArrayInputStream(some));

        try (InputStream in = store().open(key, 990, 5)) {
            assertThat(in.readNBytes(5)).isEqualTo(Arrays.copyOfRange(some, 990, 995));
        }
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> store().open(key, 0, 1).close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletesTwiceWithoutHarm() throws IOException {
        store().put(key, new ByteArrayInputStream(bytes(10)));

        store().delete(key);
        store().delete(key);

        assertThat(found()).isEmpty();
    }

    @Test
    void opensNothingThatIsNoKey() {
        assertThatThrownBy(() -> store().open("../secret", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void growsFromPiecesOfAnySize() throws IOException {
        byte[] whole = bytes(17 * MEGA + 3);
        Growing file = store().begin(key);

        append(file, whole, 0, 5);
        append(file, whole, 5, 3 * MEGA);
        append(file, whole, 3 * MEGA, 16 * MEGA);
        append(file, whole, 16 * MEGA, whole.length);
        store().finish(file, whole.length);

        assertThat(Arrays.equals(all(key), whole)).isTrue();
        assertThat(found()).extracting(Found::part).containsExactly(Part.WHOLE);
    }

    @Test
    void growsToAFullNumberOfPieces() throws IOException {
        byte[] whole = bytes(16 * MEGA);
        Growing file = store().begin(key);

        append(file, whole, 0, whole.length);
        store().finish(file, whole.length);

        assertThat(Arrays.equals(all(key), whole)).isTrue();
    }

    @Test
    void keepsWhatCameBeforeTheConnectionBroke() throws IOException {
        byte[] whole = bytes(11 * MEGA);
        Growing file = store().begin(key);
        List<Long> kept = new ArrayList<>();

        assertThatThrownBy(() -> store().append(file, 0, brokenAfter(Arrays.copyOf(whole, 9 * MEGA + 1)), kept::add))
                .isInstanceOf(IOException.class);
        int there = Math.toIntExact(kept.get(kept.size() - 1));
        append(file, whole, there, whole.length);
        store().finish(file, whole.length);

        assertThat(there).isEqualTo(9 * MEGA + 1);
        assertThat(Arrays.equals(all(key), whole)).isTrue();
    }

    @Test
    void writesOverWhatAKilledProcessLeftUnrecorded() throws IOException {
        byte[] whole = bytes(10 * MEGA);
        Growing file = store().begin(key);
        append(file, whole, 0, MEGA);
        append(file, bytes(9 * MEGA), MEGA, 9 * MEGA);

        append(file, whole, MEGA, whole.length);
        store().finish(file, whole.length);

        assertThat(Arrays.equals(all(key), whole)).isTrue();
    }

    @Test
    void finishesTwiceWithoutHarm() throws IOException {
        byte[] whole = bytes(9 * MEGA);
        Growing file = store().begin(key);
        append(file, whole, 0, whole.length);

        store().finish(file, whole.length);
        store().finish(file, whole.length);

        assertThat(Arrays.equals(all(key), whole)).isTrue();
    }

    @Test
    void abandonsAllOfIt() throws IOException {
        Growing file = store().begin(key);
        append(file, bytes(9 * MEGA), 0, 9 * MEGA);

        store().abandon(file);
        store().abandon(file);

        assertThat(found()).isEmpty();
    }

    @Test
    void listsWhatIsWholeAndWhatIsGrowing() throws IOException {
        store().put(key, new ByteArrayInputStream(bytes(10)));
        String other = StoreKey.fresh(StoreKey.district(key));
        Growing growing = store().begin(other);
        append(growing, bytes(20), 0, 20);

        assertThat(found())
                .extracting(Found::key, Found::part)
                .contains(tuple(key, Part.WHOLE), tuple(other, Part.GROWING))
                .containsOnly(tuple(key, Part.WHOLE), tuple(other, Part.GROWING));
    }

    @Test
    void whatGrewOfAFileIsFoundUntilItIsWhole() throws IOException {
        byte[] whole = bytes(9 * MEGA);
        Growing file = store().begin(key);
        append(file, whole, 0, MEGA);
        append(file, whole, MEGA, whole.length);

        assertThat(found()).extracting(Found::part).containsOnly(Part.GROWING);
        assertThat(found().stream().mapToLong(Found::bytes).sum()).isPositive();

        store().finish(file, whole.length);
        assertThat(found()).extracting(Found::part, Found::bytes).containsExactly(tuple(Part.WHOLE, (long)
                whole.length));
    }

    private void append(Growing file, byte[] whole, int from, int to) throws IOException {
        long[] length = {from};
        store().append(file, from, new ByteArrayInputStream(whole, from, to - from), kept -> length[0] = kept);
        assertThat(length[0]).isEqualTo(to);
    }

    @Test
    void listsWhatIsWholeInTheOrderOfItsKeys() throws IOException {
        for (int i = 0; i < 30; i++) {
            store().put(StoreKey.fresh(StoreKey.district(key)), new ByteArrayInputStream(bytes(1)));
        }

        assertThat(found()).hasSize(30).extracting(Found::key).isSorted();
    }

    private byte[] all(String key) throws IOException {
        try (InputStream in = store().open(key, 0, Long.MAX_VALUE / 2)) {
            return in.readAllBytes();
        }
    }

    private List<Found> found() throws IOException {
        List<Found> mine = new ArrayList<>();
        store().each(found -> {
            if (found.key().startsWith(StoreKey.district(key).toString())) {
                mine.add(found);
            }
        });
        return mine;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private static InputStream brokenAfter(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
    }
}
