package org.waymark.bench;

/** Java as the image runs it with 256 MB: what the benches measure is what a district would see. */
class Image {

    /**
     * One collector thread and small heap bookkeeping; a heap that grows by what is kept instead of taking all it may;
     * freed memory that goes back to the system; and a compiler that inlines less, which has done its work sooner, keeps
     * less of it, and costs the code it makes nothing that can be measured here.
     */
    static final String[] JVM = System.getProperty(
                    "bench.jvm",
                    "-Xms112m -Xmx256m -Xmn24m -XX:MetaspaceSize=160m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 -XX:+UseSerialGC"
                            + " -XX:ReservedCodeCacheSize=64m -XX:FreqInlineSize=80 -XX:InlineSmallCode=800 -XX:MaxInlineLevel=6 -XX:TrimNativeHeapInterval=5000"
                            + " -Djava.awt.headless=true")
            .split(" ");

    private Image() {}
}
