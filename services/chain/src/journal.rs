//! An append-only file of lines of JSON, each on disk before `append` returns.

use crate::{Error, Result};
use serde_json::Value;
use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// The journal of one process: the file is locked while it is open.
pub struct Journal {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Opens or makes the file and reads what is there. A last line without its end was never
    /// acknowledged, and is cut off; any other line that is no JSON is an error.
    pub fn open(path: &Path) -> Result<(Self, Vec<Value>)> {
        let fail = |why: String| Error::Journal { path: path.display().to_string(), why };
        let is_new = !path.exists();
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .map_err(|why| fail(why.to_string()))?;
        file.try_lock().map_err(|why| fail(format!("another process holds it: {why}")))?;
        if is_new {
            let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            let folder = folder.unwrap_or_else(|| Path::new("."));
            let synced = File::open(folder).and_then(|folder| folder.sync_all());
            synced.map_err(|why| fail(why.to_string()))?;
        }
        let (mut lines, mut good) = (Vec::new(), 0u64);
        let mut reader = BufReader::new(&mut file);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(|why| fail(why.to_string()))?;
            if read == 0 || line.last() != Some(&b'\n') {
                break;
            }
            let value = serde_json::from_slice(&line)
                .map_err(|why| fail(format!("line {}: {why}", lines.len() + 1)))?;
            lines.push(value);
            good += read as u64;
        }
        file.set_len(good).map_err(|why| fail(why.to_string()))?;
        file.seek(SeekFrom::End(0)).map_err(|why| fail(why.to_string()))?;
        Ok((Self { file, path: path.to_owned() }, lines))
    }

    /// Writes a line, and returns when it is on disk.
    pub fn append(&mut self, line: &Value) -> Result<()> {
        let fail = |why: std::io::Error| Error::Journal {
            path: self.path.display().to_string(),
            why: why.to_string(),
        };
        let mut text = line.to_string();
        text.push('\n');
        self.file.write_all(text.as_bytes()).map_err(fail)?;
        self.file.sync_data().map_err(fail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn place(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("journal-{name}-{}", std::process::id()));
        std::fs::remove_file(&path).ok();
        path
    }

    #[test]
    fn lines_come_back_in_order_and_half_a_line_is_cut_off() {
        let path = place("order");
        let (mut journal, none) = Journal::open(&path).unwrap();
        assert!(none.is_empty());
        journal.append(&json!({ "n": 1 })).unwrap();
        journal.append(&json!({ "n": 2 })).unwrap();
        drop(journal);
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"n\": 3").unwrap();
        drop(file);
        let (mut journal, lines) = Journal::open(&path).unwrap();
        assert_eq!(lines, [json!({ "n": 1 }), json!({ "n": 2 })]);
        journal.append(&json!({ "n": 4 })).unwrap();
        drop(journal);
        let (_journal, lines) = Journal::open(&path).unwrap();
        assert_eq!(lines, [json!({ "n": 1 }), json!({ "n": 2 }), json!({ "n": 4 })]);
    }

    #[test]
    fn one_process_holds_it_and_a_broken_line_is_told() {
        let path = place("lock");
        let first = Journal::open(&path).unwrap();
        let second = Journal::open(&path).err().map(|error| error.to_string());
        assert!(second.is_some_and(|text| text.contains("another process holds it")));
        drop(first);
        std::fs::write(&path, "nonsense\n{}\n").unwrap();
        let broken = Journal::open(&path).err().map(|error| error.to_string());
        assert!(broken.is_some_and(|text| text.contains("line 1")));
    }
}
