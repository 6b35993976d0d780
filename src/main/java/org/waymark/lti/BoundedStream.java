package org.waymark.lti;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off an answer that does not end. */
final class BoundedStream extends FilterInputStream {

    private long left;

    BoundedStream(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("The answer is too big");
        }
    }
}
