//! Tells cargo that the embedded folders are inputs: `include_dir!` alone does not notice a new file.

fn main() {
    for folder in ["lessons", "locales", "assets"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
