package org.waymark.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk under the data folder of this node. */
class DataFolder {

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    double free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    double total() {
        try {
            return Files.getFileStore(folder).getTotalSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** By writing: the rights of a folder say nothing about a disk that was mounted to be read. */
    boolean isWritable() {
        try {
            Files.delete(Files.createTempFile(folder, "writable", ""));
            return true;
        } catch (IOException e) {
            return !Files.exists(folder);
        }
    }
}
