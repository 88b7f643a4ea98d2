use reqwest::{Method, StatusCode, header::HeaderMap};
use scraper::{ElementRef, Html, Node, Selector};

/// What came back.
#[derive(Debug, Clone)]
pub struct Page {
    /// What was asked for.
    pub path: String,
    pub status: StatusCode,
    /// Where a redirect leads.
    pub location: String,
    pub headers: HeaderMap,
    /// Bytes on the wire.
    pub size: usize,
    pub body: String,
}

/// A form, ready to be sent.
#[derive(Debug, Clone)]
pub struct Form {
    pub method: Method,
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// The fields in which people type.
    pub typed: Vec<String>,
}

const TYPED_IN: &str = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])";

impl Form {
    /// With these values in place of what the page had; naming a field several times ticks several boxes.
    pub fn filled_in(mut self, fields: &[(&str, &str)]) -> Self {
        self.fields.retain(|(name, _)| fields.iter().all(|(new, _)| new != name));
        self.fields.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }
}

/// Elements that begin a line of their own when a page is read aloud.
const BLOCKS: [&str; 29] = [
    "address", "button", "caption", "code", "dd", "details", "div", "dt", "fieldset", "footer", "form", "h1", "h2",
    "h3", "header", "input", "label", "legend", "li", "main", "nav", "ol", "option", "p", "select", "summary", "td",
    "th", "ul",
];

/// One line, without the blanks that only lay out the source.
pub fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// All elements of a document that a selector names.
pub fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// All elements within one that a selector names.
pub fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

/// What an element says.
pub fn says(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

/// Of two answers at the same time, one did it and one came too late: that one.
pub fn refused_one(answers: (Page, Page)) -> Page {
    let (one, other) = answers;
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    if one.status == StatusCode::CONFLICT { one } else { other }
}

impl Page {
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The text as it is read: one line for each block.
    pub fn text(&self) -> String {
        self.text_of("body")
    }

    /// The same, of a part of the page.
    pub fn text_of(&self, selector: &str) -> String {
        let mut lines = vec![String::new()];
        for part in all(&self.html(), selector) {
            read_aloud(part, &mut lines);
        }
        let lines: Vec<String> = lines.iter().map(|line| one_line(line)).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Is this in the text? Blanks in numbers and dates may be of either kind.
    pub fn says(&self, text: &str) -> bool {
        self.text().replace('\u{a0}', " ").contains(text)
    }

    /// The heading.
    pub fn heading(&self) -> String {
        all(&self.html(), "h1").first().map(|h1| says(*h1)).unwrap_or_default()
    }

    /// The text of the one element that a selector names.
    pub fn the(&self, selector: &str) -> String {
        let html = self.html();
        let found = all(&html, selector);
        assert_eq!(found.len(), 1, "{selector} in {}:\n{}", self.path, self.text());
        says(found[0])
    }

    /// What stands in a field.
    pub fn value_of(&self, name: &str) -> String {
        let html = self.html();
        let found = all(&html, &format!("[name='{name}']"));
        found.first().and_then(|field| field.value().attr("value")).unwrap_or_default().to_owned()
    }

    /// The sentence at a field that came back with a fault, if there is one.
    pub fn fault_at(&self, field: &str) -> Option<String> {
        all(&self.html(), &format!("#{field}-feil")).first().map(|sentence| says(*sentence))
    }

    /// The value of the box to tick whose label says this, or begins with it and has tags behind.
    pub fn choice(&self, label: &str) -> String {
        let html = self.html();
        let labels = all(&html, "label");
        let begins = |element: &&ElementRef<'_>| element.text().next().is_some_and(|text| text.trim() == label);
        let found = labels.iter().find(|element| says(**element) == label).or_else(|| labels.iter().find(begins));
        let id = found
            .and_then(|element| element.value().attr("for"))
            .unwrap_or_else(|| panic!("no {label}:\n{}", self.text()));
        let field = all(&html, &format!("[id='{id}']"));
        field[0].value().attr("value").unwrap().to_owned()
    }

    /// What can be chosen in a select: value and words.
    pub fn options(&self, name: &str) -> Vec<(String, String)> {
        let html = self.html();
        let options = all(&html, &format!("select[name='{name}'] option"));
        options.into_iter().map(|it| (it.value().attr("value").unwrap_or_default().to_owned(), says(it))).collect()
    }

    /// Where the link with this text leads.
    pub fn link(&self, text: &str) -> String {
        let html = self.html();
        let found = all(&html, "a").into_iter().find(|element| says(*element) == text);
        let link = found.unwrap_or_else(|| panic!("no link {text} in {}:\n{}", self.path, self.text()));
        link.value().attr("href").unwrap().to_owned()
    }

    /// The form a button belongs to, with that button pressed.
    pub fn form(&self, button: &str) -> Form {
        let html = self.html();
        let pressed = all(&html, "button").into_iter().filter(|element| says(*element) == button).find_map(|button| {
            let named = button.attr("form").and_then(|id| all(&html, &format!("form#{id}")).into_iter().next());
            let around =
                || button.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "form");
            Some((named.or_else(around)?, button))
        });
        let (form, button) = pressed.unwrap_or_else(|| panic!("no button {button} in {}:\n{}", self.path, self.text()));
        self.pressed(form, button)
    }

    /// Every form of the page that makes or may make a change, once with each of its buttons pressed.
    pub fn forms(&self) -> Vec<Form> {
        let html = self.html();
        let forms = all(&html, r#"main form[method="post"]"#);
        forms
            .into_iter()
            .flat_map(|form| within(form, "button").into_iter().map(move |button| (form, button)))
            .map(|(form, button)| self.pressed(form, button))
            .collect()
    }

    /// Every search of the page: its form with the button pressed that searches, and the name of the field.
    pub fn searches(&self) -> Vec<(Form, String)> {
        let html = self.html();
        let fields =
            all(&html, "main form input[type=search][name], main form input[name=hvem]:not([type=radio])").into_iter();
        let found = fields.map(|field| {
            let form = field.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "form");
            let buttons = within(form.unwrap(), "button");
            let of_search = buttons.iter().find(|button| button.attr("value") == Some("sok")).unwrap_or(&buttons[0]);
            (self.pressed(form.unwrap(), *of_search), field.attr("name").unwrap().to_owned())
        });
        found.collect()
    }

    fn pressed(&self, form: ElementRef<'_>, button: ElementRef<'_>) -> Form {
        let mut fields = Vec::new();
        for field in within(form, "input, select, textarea") {
            fields.extend(sent_with(field));
        }
        if let Some(name) = button.value().attr("name") {
            fields.push((name.to_owned(), button.value().attr("value").unwrap_or_default().to_owned()));
        }
        let method = form.value().attr("method").unwrap_or("get").to_uppercase().parse().unwrap();
        let typed =
            within(form, TYPED_IN).into_iter().filter_map(|field| field.attr("name")).map(str::to_owned).collect();
        Form { method, action: form.value().attr("action").unwrap_or(&self.path).to_owned(), fields, typed }
    }

    /// The token of this page's session, from any of its forms.
    pub fn csrf(&self) -> String {
        self.value_of("csrf")
    }
}

/// What a browser sends of a field that nobody touches.
fn sent_with(field: ElementRef<'_>) -> Option<(String, String)> {
    let element = field.value();
    let name = element.attr("name")?.to_owned();
    let value = match (element.name(), element.attr("type")) {
        ("textarea", _) => field.text().collect(),
        ("select", _) => {
            let options = within(field, "option");
            let chosen = options.iter().find(|option| option.value().attr("selected").is_some()).or(options.first())?;
            chosen.value().attr("value").unwrap_or_default().to_owned()
        }
        (_, Some("checkbox" | "radio")) => {
            element.attr("checked")?;
            element.attr("value").unwrap_or("on").to_owned()
        }
        _ => element.attr("value").unwrap_or_default().to_owned(),
    };
    Some((name, value))
}

fn read_aloud(element: ElementRef<'_>, lines: &mut Vec<String>) {
    let name = element.value().name();
    let block = BLOCKS.contains(&name);
    if block || name == "br" {
        lines.push(String::new());
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => lines.last_mut().unwrap().push_str(text),
            Node::Element(_) => read_aloud(ElementRef::wrap(child).unwrap(), lines),
            _ => {}
        }
    }
    if block {
        lines.push(String::new());
    }
}
