//! What a lesson needs first: no lesson may need itself, by however many steps.

use crate::check::Checking;
use crate::course::index::Of;
use crate::msg;

pub(super) fn check(checking: &mut Checking<'_>) {
    let course = checking.course;
    let mut done: Vec<&str> = Vec::new();
    for lesson in course.lessons() {
        let mut path: Vec<&str> = Vec::new();
        visit(checking, &lesson.id, &mut path, &mut done);
    }
}

/// Walks depth first; a lesson met again on its own path closes a circle.
fn visit<'c>(
    checking: &mut Checking<'c>,
    id: &'c str,
    path: &mut Vec<&'c str>,
    done: &mut Vec<&'c str>,
) {
    let course = checking.course;
    let Some(lesson) = course.lessons().find(|lesson| lesson.id == id) else {
        return;
    };
    if done.contains(&id) {
        return;
    }
    path.push(id);
    for need in &lesson.needs {
        if let Some(at) = path.iter().position(|step| step == need) {
            circle(checking, id, need, &path[at..]);
        } else {
            visit(checking, need, path, done);
        }
    }
    path.pop();
    done.push(id);
}

fn circle(checking: &mut Checking<'_>, id: &str, need: &str, steps: &[&str]) {
    let index = checking.index;
    // The lesson's own id is a mention too, and comes first.
    let mention = index.mentioned.iter().rfind(|named| {
        let file = &index.files[named.place.file];
        let own = file.lesson.as_deref() == Some(id) && file.name.ends_with("/lesson.toml");
        own && named.of == Of::Lesson && named.id == need
    });
    if let Some(mention) = mention {
        let message = msg!("check-needs-circle", lessons = steps.join(", "));
        checking.report(index.problem(&mention.place, message));
    }
}
