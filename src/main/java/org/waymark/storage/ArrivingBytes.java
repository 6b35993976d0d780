package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;

/** What a request brings of a file: no more than was announced, fingerprinted as it comes, a sign of life while it comes. */
class ArrivingBytes extends InputStream {

    private final InputStream request;
    private final Fingerprints.Running fingerprint;
    private final Arrivals.Turn turn;
    private long left;

    ArrivingBytes(InputStream request, long left, Fingerprints.Running fingerprint, Arrivals.Turn turn) {
        this.request = request;
        this.left = left;
        this.fingerprint = fingerprint;
        this.turn = turn;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = request.read(into, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
            fingerprint.read(into, offset, read);
            turn.alive();
        }
        return read;
    }
}
